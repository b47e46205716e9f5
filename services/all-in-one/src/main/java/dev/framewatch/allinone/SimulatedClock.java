package dev.framewatch.allinone;

import dev.framewatch.simulator.FastClock;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The fast clock of a simulated world, where the settings name one: it agrees with that of other processes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("framewatch.simulated-clock.speed")
@EnableConfigurationProperties(SimulatedClock.Settings.class)
class SimulatedClock {
    /**
     * What a clock shows.
     *
     * @param since when by this machine's clock it began
     * @param start what it showed then
     * @param speed how many of its seconds are one of this machine's
     */
    @ConfigurationProperties("framewatch.simulated-clock")
    record Settings(Instant since, Instant start, double speed) {
        FastClock clock() {
            return new FastClock(Clock.systemUTC(), since, start, speed);
        }
    }

    @Bean
    Clock clock(Settings settings) {
        return settings.clock();
    }
}
