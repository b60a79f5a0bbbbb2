package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.fixtures.HostMapper;
import dev.pluginlifecycle.fixtures.HostSettings;
import dev.pluginlifecycle.fixtures.Jackson2Hosts;
import dev.pluginlifecycle.fixtures.Jackson3Hosts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jackson3")
class Jackson3HostTests extends HostMapperTests {

    private static final List<HostMapper> HOSTS = Jackson3Hosts.all().toList();

    @Override
    Stream<HostMapper> hosts() {
        return HOSTS.stream();
    }

    /** A setting whose name is misspelled would be left out in silence. */
    @Test
    void everySettingIsKnownToAJackson() {
        Stream<String> known = Stream.concat(Jackson2Hosts.all(), hosts())
                .map(HostMapper::setting)
                .map(setting -> setting.replaceFirst("Jackson ., ", ""))
                .distinct();
        assertThat(known).containsExactlyInAnyOrderElementsOf(HostSettings.names());
    }
}
