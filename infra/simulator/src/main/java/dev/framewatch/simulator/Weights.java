package dev.framewatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * How often each framework is named in a year, relative to the others; between the middles of two years the shares go
 * over linearly, before the first and after the last they stay.
 */
final class Weights {
    private static final double SECONDS_OF_A_YEAR = 365.2425 * 24 * 60 * 60;

    private final NavigableMap<Integer, Map<Framework, Double>> shares = new TreeMap<>();

    /** Reads the file that holds the published figures and says where each is from. */
    static Weights published() {
        try (InputStream file = Weights.class.getResourceAsStream("weights.csv")) {
            if (file == null) {
                throw new IllegalStateException("weights.csv is missing in the simulator's jar");
            }
            return read(new BufferedReader(new InputStreamReader(file, UTF_8))
                    .lines()
                    .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Weights read(List<String> lines) {
        Weights weights = new Weights();
        for (String line : lines) {
            if (line.startsWith("#") || line.startsWith("year,")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            weights.shares
                    .computeIfAbsent(Integer.valueOf(cells[0]), year -> new EnumMap<>(Framework.class))
                    .put(Framework.of(cells[1]), Double.valueOf(cells[2]));
        }
        weights.shares.values().forEach(Weights::normalise);
        return weights;
    }

    private static void normalise(Map<Framework, Double> year) {
        double sum = year.values().stream().mapToDouble(Double::doubleValue).sum();
        year.replaceAll((framework, weight) -> weight / sum);
    }

    /** The share of a framework among all names at an instant, 0 to 1. */
    double share(Framework framework, Instant at) {
        double middle = years(at) - 0.5;
        int year = (int) Math.floor(middle);
        double later = middle - year;
        return (1 - later) * shareOf(framework, year) + later * shareOf(framework, year + 1);
    }

    /** The shares of an instant that are above 0, each multiplied by its {@code swing}; together they are 1. */
    Map<Framework, Double> odds(Instant at, Swing swing) {
        Map<Framework, Double> odds = new EnumMap<>(Framework.class);
        for (Framework framework : Framework.values()) {
            double part = share(framework, at) * swing.applyAsDouble(framework);
            if (part > 0) {
                odds.put(framework, part);
            }
        }
        normalise(odds);
        return odds;
    }

    /** Draws a framework by its odds. */
    static Framework draw(Map<Framework, Double> odds, RandomGenerator random) {
        NavigableMap<Double, Framework> upTo = new TreeMap<>();
        double sum = 0;
        for (Map.Entry<Framework, Double> each : odds.entrySet()) {
            sum += each.getValue();
            upTo.put(sum, each.getKey());
        }
        return upTo.higherEntry(random.nextDouble(sum)).getValue();
    }

    private double shareOf(Framework framework, int year) {
        int known = Math.clamp(year, shares.firstKey(), shares.lastKey());
        return shares.getOrDefault(known, Map.of()).getOrDefault(framework, 0.0);
    }

    private static double years(Instant at) {
        int year = at.atOffset(ZoneOffset.UTC).getYear();
        Instant began = Instant.EPOCH.atOffset(ZoneOffset.UTC).withYear(year).toInstant();
        return year + (at.getEpochSecond() - began.getEpochSecond()) / SECONDS_OF_A_YEAR;
    }
}
