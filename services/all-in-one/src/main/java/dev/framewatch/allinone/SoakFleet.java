package dev.framewatch.allinone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Collectors in processes of their own, two of each source, which can be killed at any moment and take over. */
final class SoakFleet implements AutoCloseable {
    private static final List<String> SOURCES = List.of("github", "reddit", "papers");
    private static final int HEAP = 256;

    private final Path folder;
    private final Map<String, String> settings;
    private final List<Member> members = new ArrayList<>();

    /** A collector and the process that it runs in now. */
    private record Member(String name, String source, Process process) {}

    /**
     * Starts them.
     *
     * @param folder where their data and logs are
     * @param settings Spring properties that all of them get
     */
    SoakFleet(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
        for (String source : SOURCES) {
            for (int i = 1; i <= 2; i++) {
                members.add(start(source + "-" + i, source));
            }
        }
    }

    /** Kills one (SIGKILL), and starts another one in its place. */
    String kill(Random random) {
        int which = random.nextInt(members.size());
        Member member = members.get(which);
        if (!member.process().isAlive()) {
            throw new Failure("The collector " + member.name() + " ended by itself; its log is " + log(member.name()));
        }
        member.process().destroyForcibly();
        member.process().onExit().join();
        members.set(which, start(member.name(), member.source()));
        return member.name();
    }

    /** Where those answer that have started. */
    List<String> addresses() throws IOException {
        List<String> addresses = new ArrayList<>();
        for (Member member : members) {
            Files.readAllLines(log(member.name())).stream()
                    .filter(line -> line.startsWith(SoakCollectorCommand.STARTED))
                    .reduce((_, last) -> last)
                    .map(line -> line.substring(SoakCollectorCommand.STARTED.length()))
                    .ifPresent(addresses::add);
        }
        return addresses;
    }

    private Member start(String name, String source) {
        List<String> words = List.of(
                "soak",
                "collector",
                "--source",
                source,
                "--data",
                folder.resolve(name).toString());
        try {
            return new Member(name, source, ChildProcess.start(log(name), HEAP, settings, words));
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    @Override
    public void close() {
        members.forEach(member -> member.process().destroyForcibly());
        members.forEach(member -> member.process().onExit().join());
    }
}
