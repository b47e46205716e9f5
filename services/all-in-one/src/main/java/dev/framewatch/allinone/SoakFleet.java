package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Collectors in processes of their own, two of each source, which can be killed at any moment and take over. */
final class SoakFleet implements AutoCloseable {
    private static final List<String> SOURCES = List.of("github", "reddit", "papers");
    private static final int HEAP = 256;

    private final Path folder;
    private final Map<String, String> settings;
    private final List<Member> members = new ArrayList<>();

    /**
     * A collector and the process that it runs in now.
     *
     * @param logged how long its log was when the process started
     */
    private record Member(String name, String source, Process process, int logged) {}

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

    /** Whether all of them have shown that they run. */
    boolean runs() throws IOException {
        return addresses().size() == members.size();
    }

    /** Kills one that runs (SIGKILL), and starts another one in its place; empty where none has shown that it runs. */
    Optional<String> kill(Random random) throws IOException {
        List<Member> running = new ArrayList<>();
        for (Member member : members) {
            if (address(member).isPresent()) {
                running.add(member);
            }
        }
        if (running.isEmpty()) {
            return Optional.empty();
        }
        Member member = running.get(random.nextInt(running.size()));
        member.process().destroyForcibly();
        member.process().onExit().join();
        members.set(members.indexOf(member), start(member.name(), member.source()));
        return Optional.of(member.name());
    }

    /** Where those answer that run. */
    List<String> addresses() throws IOException {
        List<String> addresses = new ArrayList<>();
        for (Member member : members) {
            address(member).ifPresent(addresses::add);
        }
        return addresses;
    }

    /** Where one of a source answers; empty where none runs. */
    Optional<String> address(String source) throws IOException {
        for (Member member : members) {
            Optional<String> address = member.source().equals(source) ? address(member) : Optional.empty();
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }

    private Optional<String> address(Member member) throws IOException {
        if (!member.process().isAlive()) {
            throw new Failure("The collector " + member.name() + " ended by itself; its log is " + log(member.name()));
        }
        byte[] log = Files.readAllBytes(log(member.name()));
        return new String(log, member.logged(), log.length - member.logged(), UTF_8)
                .lines()
                .filter(line -> line.startsWith(SoakCollectorCommand.STARTED))
                .map(line -> line.substring(SoakCollectorCommand.STARTED.length()))
                .findFirst();
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
            int logged = Files.exists(log(name)) ? (int) Files.size(log(name)) : 0;
            return new Member(name, source, ChildProcess.start(log(name), HEAP, settings, words), logged);
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
