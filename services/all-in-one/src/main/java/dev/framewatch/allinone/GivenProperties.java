package dev.framewatch.allinone;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The Spring properties that this process was given, wherever a service would find them: on the command line, as system
 * properties, in the environment, in files.
 */
final class GivenProperties {
    private final Binder binder;

    /**
     * Reads them.
     *
     * @param settings those of the command line, which come before all others
     * @throws Failure if a file or a folder that they name cannot be read
     */
    GivenProperties(Map<String, String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("command line", Map.copyOf(settings)));
        ConfigurationPropertySources.attach(environment);
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (ConfigDataException unreadable) {
            throw new Failure("The settings cannot be read: " + unreadable.getMessage(), unreadable);
        }
        this.binder = Binder.get(environment);
    }

    /** The value of one; empty where it was not given, or is blank. */
    Optional<String> find(String name) {
        return Optional.ofNullable(binder.bind(name, String.class).orElse(null)).filter(value -> !value.isBlank());
    }
}
