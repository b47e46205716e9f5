package dev.framewatch.allinone;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures as a line of eight heights, from 0 to their highest; a blank where there is none. */
final class Sparkline {
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    static String of(List<@Nullable Double> figures) {
        double highest = figures.stream()
                .filter(figure -> figure != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return figures.stream().map(figure -> height(figure, highest)).collect(Collectors.joining());
    }

    private static String height(@Nullable Double figure, double highest) {
        if (figure == null) {
            return " ";
        }
        int height = highest <= 0 ? 0 : (int) Math.min(7, Math.floor(figure / highest * 8));
        return HEIGHTS.substring(height, height + 1);
    }
}
