package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Where a panel lies on the grid of its dashboard. */
record Tile(int x, int y, int w, int h) {
    static Tile of(JsonNode place) {
        return new Tile(
                place.path("x").asInt(),
                place.path("y").asInt(),
                place.path("w").asInt(),
                place.path("h").asInt());
    }

    /** Fails where two share a place or one leaves the grid. */
    static void requireApart(List<Tile> tiles, int columns) {
        for (Tile one : tiles) {
            assertThat(one.w).isPositive();
            assertThat(one.h).isPositive();
            assertThat(one.x + one.w).isLessThanOrEqualTo(columns);
            assertThat(tiles).filteredOn(one::overlaps).containsExactly(one);
        }
    }

    private boolean overlaps(Tile other) {
        return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }
}
