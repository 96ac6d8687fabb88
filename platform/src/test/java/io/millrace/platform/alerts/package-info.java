/** Alerts on their way to a webhook. */
@NullMarked
package io.millrace.platform.alerts;

import org.jspecify.annotations.NullMarked;
