/**
 * A Kafka broker inside this process and a schema registry beside it, for the demo, for tests and for a single machine without
 * a cluster. Nothing else in Millrace touches broker classes. Start reading at {@link io.millrace.embedded.EmbeddedCluster}.
 */
@NullMarked
package io.millrace.embedded;

import org.jspecify.annotations.NullMarked;
