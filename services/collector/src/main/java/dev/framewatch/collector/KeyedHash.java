package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.Source;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes names unreadable: the first 16 bytes of HMAC-SHA-256 (RFC 2104) under a secret key, in hex. The source is part
 * of what is hashed, so one name at two sources has two hashes.
 */
public final class KeyedHash {
    private static final Set<String> NOBODY = Set.of("[deleted]", "[removed]", "");
    private static final String ALGORITHM = "HmacSHA256";

    private final @Nullable SecretKeySpec key;

    /** A hash under this key, hexadecimal or text; {@code null} or blank: names are left out. */
    public KeyedHash(@Nullable String key) {
        this.key = key == null || key.isBlank() ? null : new SecretKeySpec(bytes(key.strip()), ALGORITHM);
    }

    /** Whether there is a key. */
    public boolean keyed() {
        return key != null;
    }

    /** The hash of a name, which is the same in upper and lower case; {@code null} where nobody is named or no key. */
    public @Nullable String of(Source source, @Nullable String name) {
        if (key == null || name == null || NOBODY.contains(name.strip())) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal((source + ":" + name.strip().toLowerCase(Locale.ROOT)).getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, missing);
        }
    }

    private static byte[] bytes(String key) {
        boolean hexadecimal = key.length() >= 32 && key.length() % 2 == 0 && key.matches("[0-9a-fA-F]+");
        return hexadecimal ? HexFormat.of().parseHex(key) : key.getBytes(UTF_8);
    }
}
