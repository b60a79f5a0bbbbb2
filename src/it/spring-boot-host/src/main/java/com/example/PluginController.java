package com.example;

import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The plugin over HTTP. */
@RestController
@RequestMapping("/plugin")
public class PluginController {

    private final PluginLifecycle plugin;
    private final PluginHealthcheck atStart;

    PluginController(PluginLifecycle plugin) {
        this.plugin = plugin;
        this.atStart = plugin.healthcheck();
    }

    @GetMapping
    PluginHealthcheck healthcheck() {
        return plugin.healthcheck();
    }

    /** {@return the changes since the host started} */
    @GetMapping("/diff")
    HealthcheckDiff diff() {
        return HealthcheckDiff.between(atStart, plugin.healthcheck());
    }

    @GetMapping("/states")
    Map<String, PluginState> states() {
        PluginHealthcheck healthcheck = plugin.healthcheck();
        return Map.of(healthcheck.pluginName(), healthcheck.state());
    }

    @GetMapping("/servers")
    List<ServerHealth> servers(@RequestParam ServerStatus status) {
        return plugin.healthcheck().servers().stream()
                .filter(server -> server.status() == status)
                .toList();
    }

    /** {@return the configuration, if the plugin accepts it} */
    @PutMapping("/config")
    RuntimePluginConfig validate(@RequestBody RuntimePluginConfig config) throws PluginLifecycleException {
        plugin.validateConfig(config);
        return config;
    }

    /** {@return the reason why the plugin rejects the configuration} Without this method, the status would be 500. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String rejected(PluginLifecycleException exception) {
        return exception.getMessage();
    }
}
