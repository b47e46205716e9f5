package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The import of one file, known again when it is started again: by format, options and variant, and by path, size and
 * time of the last change of each file that is read.
 *
 * @param file the file, absolute
 * @param size its bytes on the disk
 * @param name the task's name in Kafka
 */
record ImportTask(Path file, long size, String name) {
    static ImportTask of(ImportRequest request, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        StringBuilder identity = new StringBuilder();
        identity.append(request.format().name()).append('\n');
        identity.append(request.format().variant()).append('\n');
        Map<String, String> options = new TreeMap<>(request.options().values());
        request.format().options().stream()
                .filter(ImportOption::file)
                .forEach(option -> options.computeIfPresent(
                        option.name(),
                        (_, path) -> stamp(Path.of(path).toAbsolutePath().normalize())));
        identity.append(options).append('\n').append(stamp(absolute));
        String shown = String.valueOf(absolute.getFileName());
        shown = shown.length() > 80 ? shown.substring(shown.length() - 80) : shown;
        return new ImportTask(
                absolute,
                absolute.toFile().length(),
                "import:" + request.format().name() + ":" + shown + ":" + digest(identity.toString()));
    }

    private static String stamp(Path file) {
        try {
            return file + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException unreadable) {
            throw new ImportFailed(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String digest(String identity) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
