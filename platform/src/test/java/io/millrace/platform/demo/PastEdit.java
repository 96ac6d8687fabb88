package io.millrace.platform.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** An edit as the data file has it, with the demo's change to {@code added}: read without any of the product's code. */
record PastEdit(
        String id, long time, String user, String channel, String page, String namespace, long added, long deleted) {

    private static final Instant CHANGED_FROM = Instant.parse("2015-09-12T15:00:00Z");
    private static final Instant CHANGED_TO = Instant.parse("2015-09-12T16:00:00Z");

    /** Event time, then id as text. */
    static final Comparator<PastEdit> ORDER =
            Comparator.comparingLong(PastEdit::time).thenComparing(PastEdit::id);

    /** The first edits of the day, in the order of the file. */
    static List<PastEdit> first(int count) throws IOException {
        Path file = Path.of(System.getProperty("millrace.data"), "wikipedia/wikiticker-2015-09-12-sampled.json.gz");
        ObjectMapper json = new ObjectMapper();
        List<PastEdit> edits = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && edits.size() < count; line = lines.readLine()) {
                edits.add(of(edits.size() + 1, json.readTree(line)));
            }
        }
        return edits;
    }

    private static PastEdit of(int line, JsonNode edit) {
        Instant time = Instant.parse(edit.get("time").asText());
        boolean changed = !time.isBefore(CHANGED_FROM) && time.isBefore(CHANGED_TO);
        return new PastEdit(
                String.valueOf(line),
                time.toEpochMilli(),
                edit.get("user").asText(),
                edit.get("channel").asText(),
                edit.get("page").asText(),
                edit.get("namespace").asText(),
                edit.get("added").asLong() * (changed ? 10 : 1),
                edit.get("deleted").asLong());
    }
}
