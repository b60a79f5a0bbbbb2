package com.example;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The plugin over HTTP. */
@RestController
@RequestMapping("/plugin")
public class PluginController {

    private final PluginLifecycle plugin;

    PluginController(PluginLifecycle plugin) {
        this.plugin = plugin;
    }

    @GetMapping
    PluginHealthcheck healthcheck() {
        return plugin.healthcheck();
    }

    @GetMapping("/states")
    Map<String, PluginState> states() {
        PluginHealthcheck healthcheck = plugin.healthcheck();
        return Map.of(healthcheck.pluginName(), healthcheck.state());
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
