package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Venue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Five years of events that give every part of the page something to show, the same in every run of a day. */
record PageEvents(LocalDate today) {
    /** Of each month of a year, the earliest first, in how many events each framework is told of. */
    private static final Map<String, int[]> SHOWN = Map.of(
            "a network in PyTorch", new int[] {3, 5, 6, 8, 9, 9},
            "a network in TensorFlow", new int[] {8, 6, 5, 4, 3, 2},
            "written with JAX", new int[] {0, 1, 1, 2, 3, 4},
            "MXNet inside", new int[] {2, 2, 1, 1, 0, 0},
            "使用飞桨 PaddlePaddle", new int[] {0, 1, 1, 1, 1, 1},
            "we moved from TensorFlow to PyTorch", new int[] {1, 1, 1, 1, 1, 0});

    private static final List<Kind> KINDS = List.of(Kind.REPOSITORY, Kind.POST, Kind.CODE);

    /** What is told of the products around the frameworks, each month. */
    private static final List<String> PRODUCTS = List.of(
            "served by TorchServe",
            "exported to TensorFlow Lite",
            "on phones by TensorFlow Lite",
            "trained with PyTorch Lightning",
            "as a lightning module of PyTorch Lightning",
            "with TensorFlow Probability",
            "from TensorFlow Hub",
            "from PyTorch Hub");

    private static final int MONTHS = 60;

    /** So many that intervals of quarters are apart. */
    private static final int OFTEN = 5;

    /** All that happened until last month, and what the radar and the models have of this one. */
    List<AdoptionEvent> past() {
        List<AdoptionEvent> events = new ArrayList<>();
        for (int month = MONTHS; month >= 0; month--) {
            LocalDate first = today.withDayOfMonth(1).minusMonths(month);
            for (Map.Entry<String, int[]> each : SHOWN.entrySet()) {
                int count = OFTEN * each.getValue()[5 - (month + 11) / 12];
                for (int i = 0; i < count; i++) {
                    events.add(of(KINDS.get(i % KINDS.size()), first, each.getKey(), i));
                }
            }
            for (int i = 0; i < 3; i++) {
                events.add(of(KINDS.get(i), first, "a layer in PyTorch, another in JAX", i));
            }
            for (int i = 0; month < 30 && i < PRODUCTS.size(); i++) {
                events.add(of(i % 3 == 2 ? Kind.POST : Kind.REPOSITORY, first, PRODUCTS.get(i), i));
            }
        }
        events.addAll(papers());
        events.addAll(models());
        events.addAll(unknown());
        return events;
    }

    /** Papers of a venue, of 2017 and of each year since, of which ever more name PyTorch. */
    private List<AdoptionEvent> papers() {
        List<AdoptionEvent> events = new ArrayList<>();
        for (int year = 2017; year < today.getYear(); year++) {
            LocalDate day = LocalDate.of(year, 6, 1);
            int pytorch = Math.min(16, 1 + 2 * (year - 2017));
            for (int i = 0; i < 20; i++) {
                events.add(paper(day, i < pytorch ? "a network in PyTorch" : "a network in TensorFlow", i));
            }
            events.add(paper(day, "written with JAX", 0));
        }
        return events;
    }

    /** The counts of two days. */
    private List<AdoptionEvent> models() {
        List<AdoptionEvent> events = new ArrayList<>();
        Map<String, Long> counts = Map.of(
                "pytorch:any",
                930L,
                "pytorch:exclusive",
                850L,
                "tensorflow:any",
                150L,
                "tensorflow:exclusive",
                80L,
                "jax:any",
                60L,
                "jax:exclusive",
                20L,
                "unknown",
                400L);
        for (LocalDate day : List.of(today.minusDays(8), today.minusDays(1))) {
            counts.forEach((name, models) -> events.add(draft(Kind.MODELS, name + ":" + day, day)
                    .title("Models on Hugging Face, " + name)
                    .metric(Metric.MODELS, models)
                    .event()));
        }
        return events;
    }

    /** Repositories that no framework explains; what they depend on is another thing since yesterday. */
    private List<AdoptionEvent> unknown() {
        List<AdoptionEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(unknown("oldthing", i, today.minusDays(32 + i % 6)));
        }
        // the radar compares whole days, up to the newest
        events.add(unknown("oldthing", 0, today));
        for (int i = 0; i < 12; i++) {
            events.add(unknown("oldthing", i, today.minusDays(2)));
            events.add(unknown("newtensor", i, today.minusDays(1)));
        }
        return events;
    }

    private static AdoptionEvent unknown(String name, int number, LocalDate day) {
        return draft(Kind.REPOSITORY, name + "-" + day + "-" + number, day)
                .title("a tool, number " + number)
                .text("it does what it does")
                .dependency(name)
                .owner("owner-" + number)
                .event();
    }

    private static AdoptionEvent of(Kind kind, LocalDate day, String text, int number) {
        return event(kind, kind + "-" + day + "-" + text.hashCode() + "-" + number, day, text);
    }

    private static AdoptionEvent paper(LocalDate day, String text, int number) {
        return told(Kind.PAPER, Kind.PAPER + "-" + day + "-" + text.hashCode() + "-" + number, day, text)
                .topic(Venue.topic("cvpr-" + day.getYear() + "-6"))
                .event();
    }

    /** An event of a day with a title and a text. */
    static AdoptionEvent event(Kind kind, String nativeId, LocalDate day, String text) {
        return told(kind, nativeId, day, text).event();
    }

    private static Draft told(Kind kind, String nativeId, LocalDate day, String text) {
        return draft(kind, nativeId, day).title("about " + text).text(text + ", a neural network for deep learning");
    }

    private static Draft draft(Kind kind, String nativeId, LocalDate day) {
        return AdoptionEvent.draft(kind.source(), kind, nativeId)
                .revision(day.atTime(12, 0).toInstant(ZoneOffset.UTC))
                .occurred(day.atTime(0, 1).toInstant(ZoneOffset.UTC), Precision.DAY)
                .observed(day.atTime(12, 0).toInstant(ZoneOffset.UTC))
                .url("https://example.org/" + kind + "/" + Integer.toUnsignedString(nativeId.hashCode()));
    }
}
