/** Models over HTTP, in the words of the Open Inference Protocol (kserve/open-inference-protocol, version 2). */
@NullMarked
package io.millrace.platform.inference;

import org.jspecify.annotations.NullMarked;
