package dev.framewatch.query;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.query.RadarQuery.Field;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be told when it happens. */
sealed interface Rule {
    /** The word for its kind of rule. */
    Type type();

    /** The kinds of rules. */
    enum Type {
        share,
        crossover,
        momentum,
        silence,
        radar
    }

    /**
     * A share is surely another than in the window before, by so much.
     *
     * @param points the least change in percentage points; absent: as {@code percent} says
     * @param percent the least change in percent of the share before; absent: as {@code points} says
     */
    record ShareMove(
            Watch watch,
            @Nullable BigDecimal points,
            @Nullable BigDecimal percent) implements Rule {
        @Override
        public Type type() {
            return Type.share;
        }
    }

    /** A framework passes another that led it. */
    record Overtaking(Watch watch) implements Rule {
        @Override
        public Type type() {
            return Type.crossover;
        }
    }

    /** A framework that surely gained surely loses now, or the other way round. */
    record MomentumTurn(Watch watch) implements Rule {
        @Override
        public Type type() {
            return Type.momentum;
        }
    }

    /** Of a source nothing came for longer than this. */
    record Silence(Set<Source> sources, Duration longest) implements Rule {
        @Override
        public Type type() {
            return Type.silence;
        }
    }

    /** A name that the taxonomy does not know rises in so many days. */
    record NewName(Set<Kind> kinds, Set<Field> fields, int days) implements Rule {
        @Override
        public Type type() {
            return Type.radar;
        }
    }
}
