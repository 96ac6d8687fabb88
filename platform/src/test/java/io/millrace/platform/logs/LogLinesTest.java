package io.millrace.platform.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.apache.logging.log4j.util.StringMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One log line, as the product's configuration writes it. */
final class LogLinesTest {

    private static final Map<String, String> CONTEXT =
            Map.of("project", "shop", "application", "shop-station-user", "partition", "shop.station.user-1");

    private final LoggerContext logging = new LoggerContext("lines");

    @AfterEach
    void stop() {
        logging.stop();
    }

    @Test
    void json_saysWhereAndWhatWentWrong() throws Exception {
        IllegalStateException fault = new IllegalStateException("the \"store\" is\nclosed");
        String text = line("json", CONTEXT, fault);

        assertThat(text).endsWith("\n").containsOnlyOnce("\n");
        JsonNode line = new ObjectMapper().readTree(text);
        assertThat(line.get("time").asText()).isEqualTo("2026-03-01T12:00:00.250Z");
        assertThat(line.get("level").asText()).isEqualTo("ERROR");
        assertThat(line.get("logger").asText()).isEqualTo("io.millrace.Some");
        assertThat(line.get("thread").asText()).isEqualTo("stream-1");
        assertThat(line.get("message").asText()).isEqualTo("it stops");
        CONTEXT.forEach((key, value) -> assertThat(line.get(key).asText()).isEqualTo(value));
        assertThat(line.at("/error/type").asText()).isEqualTo(IllegalStateException.class.getName());
        assertThat(line.at("/error/message").asText()).isEqualTo(fault.getMessage());
        assertThat(line.at("/error/stack").asText())
                .contains(fault.getMessage(), "at " + LogLinesTest.class.getName() + ".json_saysWhere");
    }

    @Test
    void json_leavesOutWhatIsNotKnown() throws Exception {
        JsonNode line = new ObjectMapper().readTree(line("json", Map.of(), null));

        assertThat(line.fieldNames()).toIterable().containsExactly("time", "level", "logger", "thread", "message");
    }

    @Test
    void text_saysWhere_whereThatIsKnown() throws Exception {
        assertThat(line("text", CONTEXT, null))
                .endsWith(" ERROR [shop-station-user shop.station.user-1] i.m.Some - it stops\n");
        assertThat(line("text", Map.of("project", "shop", "application", "shop-station-user"), null))
                .endsWith(" ERROR [shop-station-user] i.m.Some - it stops\n");
        assertThat(line("text", Map.of(), null)).endsWith(" ERROR i.m.Some - it stops\n");
    }

    private String line(String appender, Map<String, String> context, @Nullable Throwable fault)
            throws URISyntaxException {
        URL product = Objects.requireNonNull(LogLinesTest.class.getResource("/log4j2.xml"));
        Configuration configuration =
                ConfigurationFactory.getInstance().getConfiguration(logging, "lines", product.toURI());
        logging.start(configuration);
        StringMap known = new SortedArrayStringMap();
        context.forEach(known::putValue);
        return configuration
                .<Appender>getAppender(appender)
                .getLayout()
                .toSerializable(Log4jLogEvent.newBuilder()
                        .setLoggerName("io.millrace.Some")
                        .setLevel(Level.ERROR)
                        .setThreadName("stream-1")
                        .setMessage(new SimpleMessage("it stops"))
                        .setContextData(known)
                        .setThrown(fault)
                        .setTimeMillis(1_772_366_400_250L)
                        .build())
                .toString();
    }
}
