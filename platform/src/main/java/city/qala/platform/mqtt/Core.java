package city.qala.platform.mqtt;

/** What all connections share. */
record Core(
        MqttConfig config,
        MqttAuthenticator identity,
        MqttFeed feed,
        Sessions sessions,
        Subscriptions subscriptions,
        MqttFigures figures) {}
