package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a reader should know of a figure, in sentences. */
final class FigureNotes {
    private static final int MOST = 5;

    private FigureNotes() {}

    /** The notes of a figure: that there is nothing yet, how many events its windows leave out, and its own. */
    static List<String> of(Rows rows, boolean nothing, Collection<String> own) {
        List<String> notes = new ArrayList<>();
        if (nothing) {
            notes.add(EventsApi.NOTHING_YET);
        }
        long leftOut = rows.leftOut().stream().mapToLong(Row::events).sum();
        if (leftOut > 0) {
            notes.add(leftOut + " events are left out: their dates are known too coarsely for these windows.");
        }
        notes.addAll(caveats(rows.caveats()));
        notes.addAll(own);
        if (rows.ofOwners()) {
            notes.add(OwnerRows.NOTE);
        }
        return notes;
    }

    /** What is known to be wrong with the data, the newest of it where it is much. */
    static List<String> caveats(List<Caveat> all) {
        List<String> notes = new ArrayList<>(
                all.reversed().stream().limit(MOST).map(Caveat::words).toList());
        if (all.size() > MOST) {
            notes.add("There are " + (all.size() - MOST) + " more gaps and changes; GET /api/v1/gaps lists the gaps.");
        }
        return notes;
    }
}
