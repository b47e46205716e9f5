package dev.framewatch.collector;

import dev.framewatch.kafka.Rejection;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/** Bytes that are rejected, of any length: kept as they are up to {@value #KEPT}, beyond that only as a digest. */
final class Stretch {
    private static final int KEPT = 1024 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final MessageDigest digest = sha256();
    private long size;

    static Stretch of(byte[] bytes, int from, int to) {
        return new Stretch().add(bytes, from, to);
    }

    Stretch add(byte[] bytes, int from, int to) {
        size += to - from;
        digest.update(bytes, from, to - from);
        if (size <= KEPT) {
            kept.write(bytes, from, to - from);
        }
        return this;
    }

    /** The rejection of these bytes. */
    Rejection rejection(String origin, String cause, Instant at) {
        return new Rejection(
                Rejection.IMPORT,
                origin,
                cause,
                at,
                null,
                size == 0 || size > KEPT ? null : Bytes.wrap(kept.toByteArray()),
                size > KEPT ? HexFormat.of().formatHex(digest.digest()) + " of " + size + " bytes" : null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
