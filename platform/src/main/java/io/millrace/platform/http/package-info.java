/** The HTTP server: health, metrics, and reads. Start with {@link io.millrace.platform.http.HttpApi}. */
@NullMarked
package io.millrace.platform.http;

import org.jspecify.annotations.NullMarked;
