package dev.framewatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * GH Archive: a file an hour, {@code YYYY-MM-DD-H.json.gz}, which is there when the hour is over. Source: www.gharchive.org.
 * An hour that is damaged is whole from the third time on that it is asked for, as if somebody had mended it.
 */
final class GhArchiveApi implements Api {
    private static final Pattern FILE = Pattern.compile("/(\\d{4}-\\d{2}-\\d{2})-(\\d|1\\d|2[0-3])\\.json\\.gz");
    private static final int MENDED_AFTER = 2;

    private final World world;
    private final Faults faults;
    private final TimelineHours hours;
    private final Map<Instant, Integer> asked = new ConcurrentHashMap<>();

    GhArchiveApi(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
        this.hours = new TimelineHours(world);
    }

    /** What can be wrong with an hour. */
    private enum Damage {
        MISSING,
        EMPTY,
        CUT,
        SMALL
    }

    @Override
    public String name() {
        return "gharchive";
    }

    @Override
    public String resource(Request request) {
        return "hours";
    }

    @Override
    public Allowance allowance(String resource, Request request) {
        return new Allowance(Integer.MAX_VALUE, Duration.ofHours(1));
    }

    @Override
    public boolean tagged(Request request) {
        return true;
    }

    @Override
    public Reply answer(Request request, Spending spending) {
        Instant hour = hour(request.path());
        if (hour == null
                || hour.isBefore(World.BEGAN)
                || hour.plus(Duration.ofHours(1)).isAfter(world.now())) {
            return Reply.empty(404);
        }
        List<String> lines = faults.disordered(hours.lines(hour));
        boolean damaged = faults.mischief().missing() > world.chance("hour", hour.getEpochSecond());
        if (!damaged || asked.merge(hour, 1, Integer::sum) > MENDED_AFTER) {
            return file(packed(lines));
        }
        Damage[] all = Damage.values();
        byte[] whole = packed(lines);
        return switch (all[(int) (hour.getEpochSecond() / 3_600 % all.length)]) {
            case MISSING -> Reply.empty(404);
            case EMPTY -> file(new byte[0]);
            case CUT -> file(Arrays.copyOf(whole, whole.length / 2));
            case SMALL -> file(packed(lines.subList(0, 1)));
        };
    }

    private static @Nullable Instant hour(String path) {
        Matcher file = FILE.matcher(path);
        if (!file.matches()) {
            return null;
        }
        try {
            return LocalDate.parse(file.group(1))
                    .atTime(Integer.parseInt(file.group(2)), 0)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static byte[] packed(List<String> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(lines.stream().collect(Collectors.joining("\n", "", "\n")).getBytes(UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static Reply file(byte[] body) {
        return new Reply(200, Map.of("Content-Type", "application/gzip"), body);
    }
}
