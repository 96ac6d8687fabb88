/** Alerts on their way out of the topic: to a webhook. */
@NullMarked
package io.millrace.platform.alerts;

import org.jspecify.annotations.NullMarked;
