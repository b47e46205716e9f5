package dev.framewatch.allinone;

import java.io.PrintWriter;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error why a command ended, without a stack trace, and chooses its exit code. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException problem, String[] words) {
        CommandLine command = problem.getCommandLine();
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !command.getSubcommands().isEmpty()) {
            return wrong(
                    command,
                    "'%s' is no command; there are: %s"
                            .formatted(
                                    unmatched.getUnmatched().getFirst(),
                                    String.join(
                                            ", ",
                                            new TreeSet<>(
                                                    command.getSubcommands().keySet()))));
        }
        List<String> unknown = command.getUnmatchedArguments();
        if (problem instanceof MissingParameterException && !unknown.isEmpty()) {
            return wrong(command, "Unknown option: '" + unknown.getFirst() + "'");
        }
        String hint = problem instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
                : "";
        return wrong(command, problem.getMessage() + hint);
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult words) {
        if (problem instanceof WrongUsage) {
            return wrong(command, String.valueOf(problem.getMessage()));
        }
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + reason(problem));
        return ExitCode.SOFTWARE;
    }

    private static int wrong(CommandLine command, String message) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + message);
        command.getErr().println("Try './" + name + " --help'.");
        return ExitCode.USAGE;
    }

    /** What the reader needs to know: a failure's own words, or those of every cause where nobody foresaw it. */
    private static String reason(Throwable problem) {
        if (problem instanceof Failure) {
            return String.valueOf(problem.getMessage());
        }
        StringBuilder reason = new StringBuilder("failed unexpectedly");
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            reason.append(System.lineSeparator())
                    .append("  ")
                    .append(cause.getClass().getSimpleName())
                    .append(": ")
                    .append(cause.getMessage());
        }
        return reason.toString();
    }
}
