package dev.framewatch.allinone;

import dev.framewatch.kafka.Rejection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Bytes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The group of the commands about what can never succeed. */
@Command(
        name = "rejected",
        description = "Look at what could not be read or stored, and send it again.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  ./framewatch rejected list", "  ./framewatch rejected replay --all"})
final class RejectedCommand {
    private RejectedCommand() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new RejectedCommand())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new ShowCommand(terminal))
                .addSubcommand(new ReplayCommand(terminal));
    }

    private static Rejection find(Map<String, Rejection> list, String name) {
        Rejection found = list.get(name);
        if (found == null) {
            throw new Failure("Nothing is rejected under the name " + name + "; see ./framewatch rejected list");
        }
        return found;
    }

    /** Lists rejections. */
    @Command(
            name = "list",
            description = "List what is rejected, with cause and origin.",
            footer = {"", "Examples:", "  ./framewatch rejected list --format csv"})
    static final class ListCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final InstallationOptions options = new InstallationOptions();

        @Option(names = "--format", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
        private Listing.Format format = Listing.Format.table;

        ListCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (RejectedTopic topic = RejectedTopic.open(options.installation(terminal))) {
                Listing listing = new Listing("name", "rejected", "cause");
                topic.all()
                        .forEach((name, rejection) ->
                                listing.row(name, rejection.at().toString(), rejection.cause()));
                listing.print(terminal, format);
                return 0;
            }
        }
    }

    /** Shows one rejection. */
    @Command(
            name = "show",
            description = "Show one rejection with its bytes.",
            footer = {"", "Examples:", "  ./framewatch rejected show classifier:collected-0@17"})
    static final class ShowCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final InstallationOptions options = new InstallationOptions();

        @Parameters(paramLabel = "NAME", description = "Its name in the list.")
        private String name = "";

        @Option(names = "--raw", description = "Write the bytes alone, as they are.")
        private boolean raw;

        ShowCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (RejectedTopic topic = RejectedTopic.open(options.installation(terminal))) {
                Rejection rejection = find(topic.all(), name);
                Bytes bytes = rejection.bytes();
                if (raw) {
                    byte[] all = bytes == null ? new byte[0] : bytes.get();
                    terminal.out().write(all, 0, all.length);
                    terminal.out().flush();
                    return 0;
                }
                terminal.print("stage   " + rejection.stage());
                terminal.print("origin  " + Listing.printable(rejection.origin()));
                terminal.print("cause   " + Listing.printable(rejection.cause()));
                terminal.print("at      " + rejection.at());
                terminal.print("key     "
                        + (rejection.key() == null
                                ? "none"
                                : Listing.printable(rejection.key().get())));
                String digest = rejection.digest();
                String held = bytes != null
                        ? Listing.printable(bytes.get())
                        : digest != null ? "too many; SHA-256 " + digest : "none";
                terminal.print("bytes   " + held);
                return 0;
            }
        }
    }

    /** Sends rejections again. */
    @Command(
            name = "replay",
            description = "Send what was rejected behind an import to the classifier again.",
            footer = {
                "",
                "What an import could not read has no event to send again; import its file again instead.",
                "",
                "Examples:",
                "  ./framewatch rejected replay classifier:collected-0@17",
                "  ./framewatch rejected replay --all",
            })
    static final class ReplayCommand implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final InstallationOptions options = new InstallationOptions();

        @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names in the list.")
        private List<String> names = List.of();

        @Option(names = "--all", description = "All that can be sent again.")
        private boolean all;

        ReplayCommand(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            if (all != names.isEmpty()) {
                throw new WrongUsage("NAME or --all says what to replay; give one of them");
            }
            try (RejectedTopic topic = RejectedTopic.open(options.installation(terminal))) {
                Map<String, Rejection> list = topic.all();
                Collection<Rejection> chosen = all
                        ? list.values()
                        : names.stream().map(name -> find(list, name)).toList();
                List<Rejection> sent =
                        chosen.stream().filter(RejectedTopic::replayable).toList();
                topic.replay(sent);
                terminal.print("replayed " + sent.size());
                chosen.stream()
                        .filter(one -> !RejectedTopic.replayable(one))
                        .forEach(
                                one -> terminal.say("Left: " + one.name() + " holds no event; import its file again."));
                return all || sent.size() == chosen.size() ? 0 : 1;
            }
        }
    }
}
