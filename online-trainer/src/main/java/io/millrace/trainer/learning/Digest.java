package io.millrace.trainer.learning;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, by which two models are found to be the same. */
public final class Digest {
    private Digest() {}

    /** The hash, 32 bytes. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
        }
    }
}
