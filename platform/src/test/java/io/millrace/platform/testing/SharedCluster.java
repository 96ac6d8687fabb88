package io.millrace.platform.testing;

import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.RegistryProgram;
import io.millrace.runtime.streams.Cluster;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one embedded cluster of this JVM: started for the first that asks, closed after the last test. */
public final class SharedCluster implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        EmbeddedCluster embedded = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(
                        EmbeddedCluster.class,
                        type -> EmbeddedCluster.start(ClusterConfig.temporary(RegistryProgram.find())),
                        EmbeddedCluster.class);
        return new Cluster(
                embedded.broker().bootstrapServers(), embedded.registry().url(), Map.of());
    }
}
