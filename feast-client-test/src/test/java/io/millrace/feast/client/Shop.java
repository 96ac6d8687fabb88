package io.millrace.feast.client;

import io.millrace.processes.Millrace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Tests that ask for one get it: a Millrace that has counted the orders of a shop, or will soon have. */
final class Shop implements ParameterResolver {

    /**
     * The running shop.
     *
     * @param port port of its server
     */
    record Running(Millrace millrace, int port) implements ExtensionContext.Store.CloseableResource {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("millrace-feast");
                Path project = resource("project.yaml");
                Millrace millrace = new Millrace(folder);
                millrace.broker(project);
                int port = millrace.run(project);
                millrace.produce(project, "orders", resource("orders.jsonl"));
                return new Running(millrace, port);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + port);
        }

        @Override
        public void close() {
            millrace.close();
        }
    }

    /** A file beside the tests. */
    static Path resource(String name) throws IOException {
        return Path.of("src/test/resources", name).toRealPath();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, started -> Running.start(), Running.class);
    }
}
