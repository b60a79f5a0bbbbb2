package dev.pluginlifecycle;

import java.util.List;
import java.util.stream.Stream;

class Jackson2HostTests extends HostMapperContract {

    private static final List<HostMapper> HOSTS = Jackson2Hosts.all().toList();

    @Override
    Stream<HostMapper> hosts() {
        return HOSTS.stream();
    }
}
