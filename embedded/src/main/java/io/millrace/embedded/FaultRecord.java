package io.millrace.embedded;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the first fault of a broker, in place of the broker's own habit of halting the whole process. A broker that runs
 * inside an application must not take the application's clean shutdown with it.
 */
final class FaultRecord implements FaultHandlerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(FaultRecord.class);

    private final AtomicReference<@Nullable BrokerFault> first = new AtomicReference<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            record(name + ": " + message, cause);
            action.run();
            return new IllegalStateException(name + ": " + message, cause);
        };
    }

    /**
     * Routes the broker's calls to halt or exit, which it makes when its last data folder fails, to this record. The routing
     * is one per process, as the broker's {@link Exit} is: the last broker started has it.
     */
    void catchExits() {
        Exit.setHaltProcedure(this::refuse);
        Exit.setExitProcedure(this::refuse);
    }

    void releaseExits() {
        Exit.resetHaltProcedure();
        Exit.resetExitProcedure();
    }

    /** From here on faults are those of shutting down: logged at debug level, not recorded. */
    void closing() {
        closing.set(true);
    }

    Optional<BrokerFault> first() {
        return Optional.ofNullable(first.get());
    }

    private void refuse(int status, @Nullable String message) {
        String what = "the broker asked to end the process with status " + status
                + (message == null ? "; its log says why" : ": " + message);
        IllegalStateException stopped = new IllegalStateException(what);
        record(what, stopped);
        throw stopped;
    }

    private void record(String what, @Nullable Throwable cause) {
        if (closing.get()) {
            LOG.debug("Embedded broker, while closing: {}", what, cause);
            return;
        }
        Throwable known = cause == null ? new IllegalStateException(what) : cause;
        if (first.compareAndSet(null, new BrokerFault(what, known))) {
            LOG.error("Embedded broker fault: {}", what, known);
        } else {
            LOG.warn("Embedded broker, a further fault: {}", what, known);
        }
    }
}
