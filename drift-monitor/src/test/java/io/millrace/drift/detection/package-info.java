/** Tests of the pure core against oracles: exact distributions, brute force, simulation and golden bytes. */
@NullMarked
package io.millrace.drift.detection;

import org.jspecify.annotations.NullMarked;
