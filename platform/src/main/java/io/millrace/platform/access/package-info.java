/** Who may read and write what over HTTP, and how connections are encrypted. */
@NullMarked
package io.millrace.platform.access;

import org.jspecify.annotations.NullMarked;
