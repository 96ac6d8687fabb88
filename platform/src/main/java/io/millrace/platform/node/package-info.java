/** One process: the pipelines of its roles and the HTTP server. Start with {@link io.millrace.platform.node.Node}. */
@NullMarked
package io.millrace.platform.node;

import org.jspecify.annotations.NullMarked;
