package io.postern;

import io.postern.manage.InspectionManagement;
import io.postern.manage.MailboxManagement;
import io.postern.manage.Management;
import io.postern.manage.OutgoingManagement;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The running gateway: a Spring Boot application with the stations' routes in it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  StationWiring.class,
  HoldWiring.class,
  SessionLogWiring.class,
  ErrandWiring.class,
  InspectWiring.class,
  OutgoingWiring.class,
  Management.class,
  OutgoingManagement.class,
  InspectionManagement.class,
  MailboxManagement.class
})
public class Gateway {}
