package io.postern;

import io.postern.manage.InspectionManagement;
import io.postern.manage.MailboxManagement;
import io.postern.manage.Management;
import io.postern.manage.OutgoingManagement;
import io.postern.manage.SettingsManagement;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The running gateway: a Spring Boot application with the stations' routes in it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  CamelContextWiring.class,
  StationWiring.class,
  ConnectionWiring.class,
  HoldWiring.class,
  SessionLogWiring.class,
  ErrandWiring.class,
  SettingsWiring.class,
  InspectWiring.class,
  OutgoingWiring.class,
  Management.class,
  OutgoingManagement.class,
  InspectionManagement.class,
  MailboxManagement.class,
  SettingsManagement.class
})
public class Gateway {}
