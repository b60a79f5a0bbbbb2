package dev.pluginlifecycle;

import dev.pluginlifecycle.fixtures.HostMapper;
import dev.pluginlifecycle.fixtures.Jackson2Hosts;
import java.util.List;
import java.util.stream.Stream;

class Jackson2HostTests extends HostMapperTests {

    private static final List<HostMapper> HOSTS = Jackson2Hosts.all().toList();

    @Override
    Stream<HostMapper> hosts() {
        return HOSTS.stream();
    }
}
