/** What starts Millrace elsewhere: the compose file and the manifests for Kubernetes. */
@NullMarked
package io.millrace.platform.deploy;

import org.jspecify.annotations.NullMarked;
