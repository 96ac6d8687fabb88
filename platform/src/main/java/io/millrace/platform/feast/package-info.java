/** Feast's contract, over HTTP and gRPC, so that its clients read from here. */
@NullMarked
package io.millrace.platform.feast;

import org.jspecify.annotations.NullMarked;
