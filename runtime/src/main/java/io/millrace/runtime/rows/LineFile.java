package io.millrace.runtime.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file with a header, or of a file with one JSON object per line. */
public final class LineFile implements AutoCloseable {

    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

    private final MappingIterator<Map<String, Object>> rows;
    private final SeekableByteChannel bytes;
    private final Path file;
    private int line;

    private LineFile(MappingIterator<Map<String, Object>> rows, SeekableByteChannel bytes, Path file) {
        this.rows = rows;
        this.bytes = bytes;
        this.file = file;
    }

    /** Opens a file; a name that ends in {@code .csv} means CSV. */
    public static LineFile open(Path file) throws IOException {
        boolean csv = file.toString().endsWith(".csv");
        // a parser would close its bytes on reading the last row, when their position is still asked for
        ObjectReader reader = csv
                ? CsvMapper.builder()
                        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                        .build()
                        .readerFor(ROW)
                        .with(CsvSchema.emptySchema().withHeader())
                : JsonMapper.builder()
                        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                        .build()
                        .readerFor(ROW);
        SeekableByteChannel bytes = Files.newByteChannel(file);
        return new LineFile(reader.readValues(Channels.newInputStream(bytes)), bytes, file);
    }

    /**
     * The next row; null at the end. Values of a CSV file are text.
     *
     * @throws IOException with file and line, when a row cannot be read
     */
    public @Nullable Map<String, Object> next() throws IOException {
        try {
            if (!rows.hasNextValue()) {
                return null;
            }
            line = rows.getCurrentLocation().getLineNr();
            return rows.nextValue();
        } catch (IOException e) {
            int at = Math.max(line, rows.getCurrentLocation().getLineNr());
            throw new IOException(file + ":" + at + ": this row cannot be read: " + why(e), e);
        }
    }

    /** Of a parser its words, without the place, which is said already. */
    private static String why(IOException fault) {
        return String.valueOf(
                fault instanceof JsonProcessingException parser ? parser.getOriginalMessage() : fault.getMessage());
    }

    /** Line on which the row last read begins, from 1. */
    public int line() {
        return line;
    }

    /** Bytes read so far, those included that are buffered. */
    public long bytesRead() throws IOException {
        return bytes.position();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        bytes.close();
    }
}
