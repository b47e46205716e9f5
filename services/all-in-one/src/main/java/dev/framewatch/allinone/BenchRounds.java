package dev.framewatch.allinone;

import dev.framewatch.allinone.BenchView.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Asks what some views of the page ask, and measures it.
 *
 * @param reader asks
 * @param views the views; the first is the page as it opens, and the events behind its figures are asked for too
 * @param random the order
 * @param terminal takes the figures
 */
record BenchRounds(BenchReader reader, List<BenchView> views, Random random, Terminal terminal) {
    /** Asks each question once, after those of every third view were asked. */
    void anew() throws IOException, InterruptedException {
        Set<Question> warm = new LinkedHashSet<>();
        for (int i = 0; i < views.size(); i += 3) {
            warm.addAll(views.get(i).questions());
        }
        warm.removeIf(question -> question.address().contains("owners="));
        ask(warm, new BenchTimes());
        terminal.say("counting anew: warm");
        BenchTimes times = new BenchTimes();
        ask(each(), times);
        times.print("counted anew", terminal);
    }

    /** Asks what the views ask, view by view, so many times, after each question was asked once. */
    void again(int rounds) throws IOException, InterruptedException {
        ask(each(), new BenchTimes());
        terminal.say("asking again: warm");
        List<Question> all = new ArrayList<>(reader.behind(views.getFirst()));
        views.forEach(view -> all.addAll(new LinkedHashSet<>(view.questions())));
        BenchTimes times = new BenchTimes();
        for (int round = 1; round <= rounds; round++) {
            ask(all, times);
            terminal.say("asking again: round " + round + " of " + rounds);
        }
        times.print("asked again", terminal);
    }

    private Set<Question> each() throws IOException, InterruptedException {
        Set<Question> questions = new LinkedHashSet<>(reader.behind(views.getFirst()));
        views.forEach(view -> questions.addAll(view.questions()));
        return questions;
    }

    private void ask(Collection<Question> questions, BenchTimes times) throws IOException, InterruptedException {
        List<Question> order = new ArrayList<>(questions);
        Collections.shuffle(order, random);
        for (Question question : order) {
            times.add(question, reader.ask(question.address()));
        }
    }
}
