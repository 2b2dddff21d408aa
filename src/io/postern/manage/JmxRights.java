package io.postern.manage;

import io.hawt.jmx.JMXSecurityMBean;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Tells Hawtio's pages what the one who is signed in may press, so that the other buttons are grey.
 * Only a courtesy: {@link RoleRestrictor} is what refuses. It lies in Hawtio's domain, where
 * viewers may ask it.
 */
public final class JmxRights implements JMXSecurityMBean, InitializingBean, DisposableBean {
  private final MBeanServer server;
  private final ObjectName self;

  JmxRights(MBeanServer server) throws MalformedObjectNameException {
    this.server = server;
    this.self = new ObjectName("hawtio:type=security,area=jmx,name=PosternRights");
  }

  @Override
  public void afterPropertiesSet() throws JMException {
    server.registerMBean(new StandardMBean(this, JMXSecurityMBean.class), self);
  }

  @Override
  public void destroy() throws JMException {
    server.unregisterMBean(self);
  }

  @Override
  public boolean canInvoke(String name) {
    return true;
  }

  @Override
  public boolean canInvoke(String name, String method) throws MalformedObjectNameException {
    return JmxPolicy.mayInvoke(new ObjectName(name), method);
  }

  @Override
  public boolean canInvoke(String name, String method, String[] types)
      throws MalformedObjectNameException {
    return canInvoke(name, method + "(" + String.join(",", types) + ")");
  }

  @Override
  public TabularData canInvoke(Map<String, List<String>> query) throws Exception {
    TabularData answers = new TabularDataSupport(CAN_INVOKE_TABULAR_TYPE);
    for (Map.Entry<String, List<String>> bean : query.entrySet()) {
      List<String> methods = bean.getValue().isEmpty() ? List.of("") : bean.getValue();
      for (String method : methods) {
        boolean may = method.isEmpty() || canInvoke(bean.getKey(), method);
        answers.put(
            new CompositeDataSupport(
                CAN_INVOKE_RESULT_ROW_TYPE,
                CAN_INVOKE_RESULT_COLUMNS,
                new Object[] {bean.getKey(), method, may}));
      }
    }
    return answers;
  }
}
