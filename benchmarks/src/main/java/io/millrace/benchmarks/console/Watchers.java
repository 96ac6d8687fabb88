package io.millrace.benchmarks.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Open consoles: so many connections that read the stream of pulses as it comes, by one thread of this process. */
final class Watchers implements AutoCloseable {

    private static final byte[] REQUEST =
            "GET /console/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private final Selector selector = Selector.open();
    private final AtomicLong bytes = new AtomicLong();
    private final Thread thread;

    Watchers(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.write(ByteBuffer.wrap(REQUEST));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
        thread = new Thread(this::read, "watchers");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (selector.isOpen() && selector.select() >= 0) {
                for (SelectionKey key : selector.selectedKeys()) {
                    int read = ((SocketChannel) key.channel()).read(buffer.clear());
                    if (read < 0) {
                        key.cancel();
                    } else {
                        bytes.addAndGet(read);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | ClosedSelectorException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Bytes that all of them have read. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() throws Exception {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
        thread.join();
    }
}
