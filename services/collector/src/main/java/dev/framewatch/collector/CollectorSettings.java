package dev.framewatch.collector;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are read and published.
 *
 * @param hashKey the secret key of the hashes that stand for authors and owners; absent: they are left out
 * @param longestItem the most bytes that a line or an element of an array may have
 * @param largestUnpacked the most bytes that a compressed file may unpack to; what is beyond is rejected
 * @param largestRatio how many times larger than packed a file may unpack to, judged once it unpacked to 64 MB; real dumps reach 15
 * @param batch the most events that are published in one transaction
 */
@ConfigurationProperties("framewatch.collector")
record CollectorSettings(
        @Nullable String hashKey,
        @DefaultValue("16MB") DataSize longestItem,
        @DefaultValue("8TB") DataSize largestUnpacked,
        @DefaultValue("200") int largestRatio,
        @DefaultValue("2000") int batch) {
    CollectorSettings {
        atLeast("longest-item", longestItem.toBytes(), 1024);
        if (longestItem.toMegabytes() > 512) {
            throw new IllegalArgumentException("framewatch.collector.longest-item must be at most 512MB");
        }
        atLeast("largest-unpacked", largestUnpacked.toBytes(), 1);
        atLeast("largest-ratio", largestRatio, 1);
        atLeast("batch", batch, 1);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "framewatch.collector." + name + " is " + value + "; it must be at least " + least);
        }
    }
}
