package com.example.host;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.WireContract;
import java.lang.module.ModuleDescriptor;
import java.util.List;

/** Writes and reads a healthcheck on the module path, with Jackson 2. */
public final class Main {

    private Main() {}

    /** Runs with {@code -ea}, so that a failed assertion fails the build. */
    public static void main(String[] args) throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("search-plugin", List.of(
                ServerHealth.healthy("alpha", List.of("search")),
                ServerHealth.failed("beta", List.of("write"), "connection refused")));

        String json = mapper.writeValueAsString(healthcheck);
        System.out.println(json);
        assert mapper.readValue(json, PluginHealthcheck.class).equals(healthcheck);
        assert json.contains("\"state\":{\"state\":\"degraded\",\"healthy_servers\":[\"alpha\"]") : json;
        List<String> violations = WireContract.check(mapper::writeValueAsString, mapper::readValue);
        assert violations.isEmpty() : violations;

        ModuleDescriptor model = PluginHealthcheck.class.getModule().getDescriptor();
        assert model.name().equals("dev.pluginlifecycle") && !model.isAutomatic() : model;
        assert model.opens().isEmpty() : model.opens();
    }
}
