package dev.pluginlifecycle;

import dev.pluginlifecycle.fixtures.HostMapper;
import dev.pluginlifecycle.fixtures.Jackson3Hosts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("jackson3")
class Jackson3HostTests extends HostMapperTests {

    private static final List<HostMapper> HOSTS = Jackson3Hosts.all().toList();

    @Override
    Stream<HostMapper> hosts() {
        return HOSTS.stream();
    }
}
