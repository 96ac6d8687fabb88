package io.millrace.embedded;

/**
 * Something inside the broker that it does not recover from by itself.
 *
 * @param what the part of the broker and what it was doing
 * @param cause the exception it met
 */
public record BrokerFault(String what, Throwable cause) {}
