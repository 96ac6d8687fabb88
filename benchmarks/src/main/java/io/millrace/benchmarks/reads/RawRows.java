package io.millrace.benchmarks.reads;

import io.millrace.features.query.ColdRows;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.streams.LocalRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The bytes of all rows, hot and cold of a user together, in a RocksDB of its own: what is read there costs what RocksDB costs, and nothing else. */
final class RawRows implements AutoCloseable {

    private final Options options;
    private final RocksDB rocks;
    private long bytes;

    private RawRows(Options options, RocksDB rocks) {
        this.options = options;
        this.rocks = rocks;
    }

    static RawRows copy(KafkaStreams station, int users, Path folder) throws RocksDBException {
        Options options = new Options()
                .setCreateIfMissing(true)
                .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(new LRUCache(256L << 20)));
        RawRows rows = new RawRows(options, RocksDB.open(options, folder.toString()));
        ReadOnlyKeyValueStore<String, byte[]> hot = LocalRows.partition(station, Layouts.HOT_STORE, 0, false);
        ReadOnlyKeyValueStore<Bytes, byte[]> cold = LocalRows.partition(station, Layouts.COLD_STORE, 0, false);
        for (int number = 0; number < users; number++) {
            String user = Spenders.user(number);
            rows.put(user, hot.get(user), cold.get(ColdRows.key(user, new byte[0])));
        }
        rows.rocks.compactRange();
        return rows;
    }

    private void put(String user, byte[] hot, byte[] cold) throws RocksDBException {
        byte[] row = new byte[hot.length + cold.length];
        System.arraycopy(hot, 0, row, 0, hot.length);
        System.arraycopy(cold, 0, row, hot.length, cold.length);
        rocks.put(user.getBytes(StandardCharsets.UTF_8), row);
        bytes += row.length;
    }

    byte[] get(String user) throws RocksDBException {
        return rocks.get(user.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of all rows. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        rocks.close();
        options.close();
    }
}
