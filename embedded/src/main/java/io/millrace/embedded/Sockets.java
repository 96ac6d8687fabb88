package io.millrace.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's listening sockets, bound before the broker's settings are written, so that the settings can name their ports
 * and no other process can take a port in between.
 */
final class Sockets implements ServerSocketFactory, AutoCloseable {

    static final String HOST = "127.0.0.1";

    private static final int BACKLOG = 50;
    private static final int RECEIVE_BUFFER = Selectable.USE_DEFAULT_BUFFER_SIZE;

    private final Map<String, ServerSocketChannel> bound = new HashMap<>();

    /**
     * Binds a listener.
     *
     * @param port 0 for any free one
     * @return the port it has
     * @throws EmbeddedStartException when the port is taken
     */
    synchronized int bind(String listener, int port) {
        try {
            ServerSocketChannel channel =
                    INSTANCE.openServerSocket(listener, new InetSocketAddress(HOST, port), BACKLOG, RECEIVE_BUFFER);
            bound.put(listener, channel);
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException | KafkaException e) {
            throw new EmbeddedStartException(taken("Kafka broker", port, e), e);
        }
    }

    /** Hands out the socket bound before, or binds anew when the broker closed that one and asks again. */
    @Override
    public synchronized ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        ServerSocketChannel channel = bound.remove(listener);
        return channel != null && channel.isOpen()
                ? channel
                : INSTANCE.openServerSocket(listener, address, backlog, receiveBuffer);
    }

    /** Closes what the broker never took. */
    @Override
    public synchronized void close() throws IOException {
        for (ServerSocketChannel channel : bound.values()) {
            channel.close();
        }
        bound.clear();
    }

    /**
     * Looks for a port that another process can be told to bind; it is free at the moment of asking.
     *
     * @param port 0 for any free one, else the one to look at
     * @throws EmbeddedStartException when the port is taken
     */
    static int free(String what, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedStartException(taken(what, port, e), e);
        }
    }

    private static String taken(String what, int port, Exception e) {
        return what + ": cannot listen on " + HOST + ":" + port + " (" + e.getMessage()
                + "); stop the program that uses the port, choose another, or 0 for any free one";
    }
}
