package io.millrace.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/** What stores share is enough for many of them. */
final class BoundedRocksDbTest {

    private static final int STORES = 120;
    private static final int WRITES = 50;
    private static final int BYTES = 100;

    @Test
    void writes_stayInMemory_alsoWithManyStores(@TempDir Path folder) throws Exception {
        List<RocksDB> stores = new ArrayList<>();
        try (Options options =
                new Options().setCreateIfMissing(true).setTableFormatConfig(new BlockBasedTableConfig())) {
            new BoundedRocksDb().setConfig("store", options, Map.of());
            for (int store = 0; store < STORES; store++) {
                stores.add(RocksDB.open(options, folder.resolve("store" + store).toString()));
            }
            for (int write = 0; write < WRITES; write++) {
                byte[] bytes = ByteBuffer.allocate(BYTES).putInt(write).array();
                for (RocksDB store : stores) {
                    store.put(bytes, bytes);
                }
            }
        } finally {
            stores.forEach(RocksDB::close);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".sst"))).isEmpty();
        }
    }
}
