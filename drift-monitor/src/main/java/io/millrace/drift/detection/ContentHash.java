package io.millrace.drift.detection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first 16 hex digits of SHA-256 over parts, each preceded by its length in bytes as a big-endian int. */
final class ContentHash {

    private final BinaryWriter parts = new BinaryWriter();

    ContentHash add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    ContentHash add(byte[] part) {
        parts.putInt(part.length).putBytes(part);
        return this;
    }

    String hex() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(parts.toBytes());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256, which every one must have", e);
        }
    }
}
