package io.millrace.platform.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** 39,244 real edits of Wikipedia, made on 2015-09-12, in time order: the sample that Apache Druid's tests use. */
final class WikipediaDay {

    private static final String FILE = "wikipedia/wikiticker-2015-09-12-sampled.json.gz";

    private WikipediaDay() {}

    /** All edits of the day. */
    static List<Edit> edits(Path dataFolder) {
        Path file = dataFolder.resolve(FILE);
        ObjectMapper mapper = new ObjectMapper();
        List<Edit> edits = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                edits.add(Edit.of(edits.size() + 1, mapper.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's data cannot be read: " + file + " (build the project again)", e);
        }
        return edits;
    }
}
