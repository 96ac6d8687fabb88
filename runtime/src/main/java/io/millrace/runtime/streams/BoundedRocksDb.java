package io.millrace.runtime.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all RocksDB stores of the process together: one block cache, from which write buffers are taken too.
 * Without it every store takes up to about 98 MiB of its own.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final long CACHE_BYTES = 256L << 20;
    private static final long WRITE_BUFFER_BYTES = 96L << 20;
    private static final long STORE_WRITE_BUFFER_BYTES = 16L << 20;
    private static final int STORE_WRITE_BUFFERS = 2;

    /**
     * What a store takes with its first write. By default it is 1 MiB: a hundred stores would be all that write buffers may take, and every
     * further write a flush.
     */
    private static final long WRITE_BUFFER_STEP_BYTES = 32L << 10;

    private static final double INDEX_SHARE = 0.1;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(CACHE_BYTES, -1, false, INDEX_SHARE);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(STORE_WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(STORE_WRITE_BUFFERS);
        options.setArenaBlockSize(WRITE_BUFFER_STEP_BYTES);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the write buffers are shared by every store of the process and live as long as it does.
    }
}
